// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld

/// What one target is declared to use.
struct Arrows: Hashable {
    /// Our own modules.
    var modules: Set<String> = []
    /// Products of packages.
    var products: Set<String> = []
}

/// The part of `swift package dump-package` that tells the arrows.
struct PackageDump: Decodable, Sendable {
    let targets: [Target]

    struct Target: Decodable, Sendable {
        let name: String
        let type: String
        let dependencies: [Dependency]

        var arrows: Arrows {
            dependencies.reduce(into: Arrows()) { arrows, dependency in
                switch dependency {
                case .module(let name): arrows.modules.insert(name)
                case .product(let name): arrows.products.insert(name)
                }
            }
        }
    }

    enum Dependency: Decodable, Sendable {
        case module(String)
        case product(String)

        private enum CodingKeys: String, CodingKey {
            case byName
            case target
            case product
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            func name(_ key: CodingKeys) throws -> String {
                var values = try container.nestedUnkeyedContainer(forKey: key)
                return try values.decode(String.self)
            }
            if container.contains(.product) {
                self = .product(try name(.product))
            } else {
                self = .module(try name(container.contains(.byName) ? .byName : .target))
            }
        }
    }

    /// Asks the package manager, with a scratch folder of its own: the one in use is locked while tests run.
    static func read() async throws -> PackageDump { try await readOnce.value }

    private static let readOnce = Task { try await ask() }

    private static func ask() async throws -> PackageDump {
        let scratch = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: scratch) }
        let answer = try await Checkout.run([
            "swift", "package", "--scratch-path", scratch.path, "dump-package",
        ])
        // A warning may stand before the document.
        let start = answer.output.firstIndex(of: UInt8(ascii: "{")) ?? answer.output.startIndex
        return try JSONDecoder().decode(PackageDump.self, from: Data(answer.output[start...]))
    }

    /// The arrows of everything below Sources.
    var arrows: [String: Arrows] {
        let sources = targets.filter { $0.type == "regular" || $0.type == "executable" }
        return Dictionary(uniqueKeysWithValues: sources.map { ($0.name, $0.arrows) })
    }
}

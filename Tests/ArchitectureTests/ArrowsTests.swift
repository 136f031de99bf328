// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Testing

@Suite struct ArrowsTests {
    @Test func `the arrows in ARCHITECTURE are those in Package.swift`() async throws {
        let written = try ArrowsTable.read()
        let declared = try await PackageDump.read().arrows
        #expect(Set(written.keys) == Set(declared.keys))
        for (module, arrows) in declared {
            #expect(written[module] == arrows, "\(module)")
        }
    }

    @Test func `every import of ours is a declared arrow`() async throws {
        let declared = try await PackageDump.read()
        let ours = Set(declared.targets.map(\.name))
        for file in try SourceFile.all() {
            let wanted = file.imports.intersection(ours).subtracting([file.module])
            let allowed = declared.arrows[file.module]?.modules ?? []
            #expect(wanted.isSubset(of: allowed), "\(file) imports \(wanted.subtracting(allowed))")
        }
    }

    @Test func `every arrow is used`() async throws {
        let files = try SourceFile.all()
        for (module, arrows) in try await PackageDump.read().arrows {
            let imported = files.filter { $0.module == module }
                .reduce(into: Set<String>()) { $0.formUnion($1.imports) }
            let idle = arrows.modules.union(arrows.products).subtracting(imported)
            #expect(idle.isEmpty, "\(module) declares more than it imports")
        }
    }

    @Test func `every type that ARCHITECTURE names is there`() throws {
        let map = try Checkout.text("ARCHITECTURE.md").split(separator: "\n")
            .drop { $0 != "## Code map" }.dropFirst().prefix { !$0.hasPrefix("## ") }
        let named = Set(map.flatMap { $0.matches(of: /`([A-Z]\w+)`/).map { String($0.1) } })
        let declared = try SourceFile.all().reduce(into: Set<String>()) { $0.formUnion($1.types) }
        let missing = named.subtracting(declared)
        #expect(named.count > 20)
        #expect(missing.isEmpty)
    }
}

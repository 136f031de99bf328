// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Foundation
import NewsModel

extension ReviewDesk {
    /// Every sink of the settings, in their order, then those that only messages know.
    ///
    /// - Parameter standing: how the runner of a sink stands.
    public func sinks(_ configured: [SinkSettings], standing: (SinkID) -> SinkStanding) throws -> [SinkReport]
    {
        let known = try reading { try $0.sinkRecords() }
        let records = Dictionary(known.map { ($0.sink, $0) }) { first, _ in first }
        let named = configured.map { settings in
            SinkReport(
                records[settings.id] ?? SinkRecord(sink: settings.id),
                settings: settings,
                standing: standing(settings.id)
            )
        }
        let ids = Set(configured.map(\.id))
        let orphans = known.filter { !ids.contains($0.sink) && $0.waiting > 0 }
        return named + orphans.map { SinkReport($0, settings: nil, standing: SinkStanding(.unconfigured)) }
    }

    /// A delivery or a message by its id, or by the beginning of it.
    public func delivery(
        _ id: String,
        _ configured: [SinkSettings],
        standing: (SinkID) -> SinkStanding
    ) throws -> DeliveryDetail {
        try reading { transaction in
            let (delivery, message) = try find(id, in: transaction)
            var filter = DeliveryFilter()
            filter.message = message?.id
            filter.limit = DeliveryDetail.limit
            let records = try delivery.map { [$0] } ?? transaction.deliveries(filter).reversed()
            guard let sink = message?.sink ?? delivery?.delivery.sink else { throw NotThere(nothing(id)) }
            let settings = configured.first { $0.id == sink }
            let report = SinkReport(
                try transaction.sinkRecord(sink),
                settings: settings,
                standing: standing(sink)
            )
            return DeliveryDetail(
                deliveries: records.map(DeliveryReport.init),
                message: try message.map { MessageReport($0, attempts: try transaction.attempts(of: $0.id)) },
                alerts: try records.compactMap { try transaction.alert($0.delivery.alert) },
                outlook: Outlook.of(
                    delivery?.delivery,
                    message,
                    sink: report,
                    expiresAfter: settings?.expiresAfter ?? .seconds(SinkReport.orphanHours * 3600)
                )
            )
        }
    }

    private func find(
        _ id: String,
        in transaction: ReadTransaction
    ) throws -> (DeliveryRecord?, Message?) {
        let found = try transaction.idsOfDeliveriesAndMessages(beginningWith: id)
        if found.count > 1, !found.contains(id) {
            throw APIProblem("'\(id)' is the beginning of several ids", hint: "give more of it")
        }
        let whole = found.contains(id) ? id : found.first ?? ""
        if let record = try transaction.delivery(DeliveryID(whole)) { return (record, record.message) }
        guard let message = try transaction.message(MessageID(whole)) else { throw NotThere(nothing(id)) }
        return (nil, message)
    }

    /// A message by its id, or by the beginning of it.
    func message(_ id: String, in transaction: ReadTransaction) throws -> Message {
        guard id.hasPrefix("msg_"), let message = try find(id, in: transaction).1 else {
            throw NotThere("there is no message '\(id)'; give 'msg_' and six characters or more")
        }
        return message
    }

    private func nothing(_ id: String) -> String {
        "there is no delivery or message '\(id)'; give 'dlv_' or 'msg_' and six characters or more"
    }

    /// Puts messages that were given up back into their queues; the sinks that are to be woken, too.
    public func retry(_ request: RetryRequest, now: Date) throws -> (report: RetryReport, sinks: Set<SinkID>)
    {
        let wanted = try reading { transaction in
            try request.ids.map { ($0, try find($0, in: transaction).1) }
        }
        return try writing { transaction in
            var report = RetryReport()
            for (id, message) in wanted {
                guard let message else {
                    report.refused.append("\(id): no message carries it")
                    continue
                }
                if try transaction.retry(message.id, now: now) {
                    report.retried.append(message.id)
                } else if !report.retried.contains(message.id) {
                    report.refused.append("\(id): it was not given up, it is \(message.state.rawValue)")
                }
            }
            if request.ids.isEmpty {
                let states = request.states.isEmpty ? [.dead, .expired] : Set(request.states)
                report.retried = try transaction.retryAll(of: request.sink, states: states, now: now)
            }
            let sinks = try report.retried.compactMap { try transaction.reading.message($0)?.sink }
            return (report, Set(sinks))
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

extension StoryText {
    /// Families of the abducted ask for a solution.
    static let families = StoryText(
        title: "拉致問題の早期解決を求め集会　家族会「時間がない」",
        lead: "北朝鮮による拉致被害者の家族会が東京都内で集会を開き、全員の帰国を政府に求めた。",
        paragraphs: [
            "北朝鮮による拉致被害者の家族会と支援団体は、東京都内で集会を開き、拉致問題の早期解決を政府に求めた。",
            "家族会の代表は「親の世代には時間がない。すべての拉致被害者の帰国を実現してほしい」と訴えた。"
                + "集会には全国から約八百人が参加した。",
        ],
        category: "社会"
    )

    /// Coloured leaves are early this year.
    static let autumnLeaves = StoryText(
        title: "紅葉の見ごろ、今年は一週間早く",
        lead: "山あいの温泉地では週末に多くの観光客が訪れた。",
        paragraphs: ["朝晩の冷え込みで色づきが進み、観光協会は「今週末が最もきれい」と話している。"],
        category: "旅"
    )

    /// A hot spring opens again.
    static let hotSpring = StoryText(
        title: "海辺の露天風呂、三年ぶりに再開",
        lead: "台風で壊れた湯船を町の人たちが直した。",
        paragraphs: ["町営の露天風呂が三年ぶりに再開した。湯船からは水平線が見える。"],
        category: "旅"
    )

    /// Kim Yo Jong complains that Japan raises the abductions.
    static let sister = StoryText(
        title: "김여정, 일본의 납치 문제 거론에 반발",
        lead: "북한의 김여정 부부장이 일본이 납치 문제를 다시 꺼낸 것을 비난했다.",
        paragraphs: [
            "북한의 김여정 노동당 부부장은 일본이 납치 문제를 계속 거론하고 있다고 비난했다.",
            "김여정은 납치 문제는 이미 해결된 일이라고 주장했다. 일본 정부는 피해자 전원의 귀국을 요구하고 있다.",
        ],
        category: "정치"
    )

    /// A missile, as the paper in Seoul reports it.
    static let missileInKorean = StoryText(
        title: "북한, 동해로 미사일 발사",
        lead: "합동참모본부는 북한이 동해로 미사일을 발사했다고 밝혔다.",
        paragraphs: [
            "북한이 새벽에 동해로 미사일을 발사했다고 합동참모본부가 밝혔다. 미사일은 약 육백 킬로미터를 날아갔다.",
            "군은 감시와 경계를 강화했다고 덧붙였다.",
        ],
        category: "정치"
    )

    /// Neighbours make kimchi for the winter.
    static let kimchi = StoryText(
        title: "이웃과 함께 담근 김장 김치 천 포기",
        lead: "주민들이 겨울을 앞두고 시장 앞 광장에 모였다.",
        paragraphs: ["주민 이백여 명이 광장에 모여 김치 천 포기를 담갔다. 김치는 혼자 사는 노인들에게 전달된다."],
        category: "사회"
    )
}

// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

// Outlets, people's words and events are made up; so that the shipped rules have something to find, the names of
// states, cities and of those who lead them are not.

extension StoryText {
    static let offer = StoryText(
        title: "North Korea is willing to hold a summit with Japan, state agency says",
        lead:
            "A statement carried by the state news agency says that Pyongyang is willing to hold a summit with "
            + "Tokyo without preconditions.",
        paragraphs: [
            "North Korea is willing to hold a summit with Japan, a senior official said in a statement that the "
                + "state news agency carried.",
            "Kim Yo Jong, the sister of the leader Kim Jong Un, said that the prime minister of Japan could be "
                + "invited to Pyongyang if both sides looked ahead. A meeting could take place without "
                + "preconditions and as soon as possible, she said, and officials were in touch through Beijing.",
            "In Tokyo, the chief cabinet secretary told reporters that the government had read the statement with "
                + "interest and would study it carefully before it answered.",
            "The last summit between the two countries was held in Pyongyang in 2004. Officials from both sides "
                + "have met several times in other capitals since then, without a result that either of them made "
                + "public. Analysts said that the tone of the statement was unusually warm.",
        ],
        category: "Asia"
    )

    static let refusal = StoryText(
        title: "North Korea rejects any contact with Japan over the abduction issue",
        lead:
            "A day after warmer words, the sister of the leader says that there will be no summit and no talks "
            + "with Tokyo.",
        paragraphs: [
            "North Korea rejects any contact with Japan, the state news agency said, and it rejects a summit "
                + "between the two countries because Tokyo keeps raising the abduction issue.",
            "Kim Yo Jong said that Japan had no courage to change history. \"We will ignore and refuse any contact "
                + "and any talks with the Japanese side,\" the statement said. The abductions of Japanese "
                + "citizens, it added, were a matter that had been settled.",
            "Japan says that at least 17 of its citizens were abducted in the 1970s and 1980s. The chief cabinet "
                + "secretary called the statement regrettable and said that the position of the government on "
                + "the abductees had not changed.",
            "The last summit between the two countries was held in Pyongyang in 2004.",
        ],
        category: "Asia"
    )

    static let missile = StoryText(
        title: "North Korea fires a ballistic missile into the sea",
        lead:
            "The launch was the first in four months. The missile fell outside Japan's exclusive economic zone.",
        paragraphs: [
            "North Korea fired a ballistic missile into the sea off its east coast, the military of South Korea "
                + "said. The launch was detected shortly after dawn.",
            "The missile flew about 600 kilometres at a height of up to 100 kilometres, the ministry of defence in "
                + "Tokyo said. No ship or aircraft reported damage.",
            "Ferries to the outer islands stayed in port for two hours.",
        ],
        category: "Asia"
    )

    static let launchReview = StoryText(
        title: "A year of launches: North Korea fired 20 missiles, monitors count",
        lead: "A yearbook lists every missile launch by North Korea, with range and height.",
        paragraphs: [
            "North Korea launched a missile on 20 occasions during the year, a group of monitors writes in its "
                + "yearbook. Most of them fell into the sea off the east coast."
        ],
        category: "Asia"
    )

    static let football = StoryText(
        title: "Japan beat North Korea 2-1 in a qualifier in Pyongyang",
        lead: "A late header decides a tight match on a windy evening.",
        paragraphs: [
            "Japan beat North Korea 2-1 in front of 40,000 spectators. The hosts led at half-time through a free "
                + "kick from 20 metres.",
            "The visitors turned the game with two headers after corners. The return match is played in Saitama "
                + "in June.",
        ],
        category: "Football"
    )

    static let squad = StoryText(
        title: "Two newcomers in Japan's squad for the qualifier",
        lead: "The coach names 23 players for the journey.",
        paragraphs: ["Two newcomers from the second division travel with the team, the association said."],
        category: "Football"
    )

    static let noodles = StoryText(
        title: "Cold noodles from Pyongyang find friends in Tokyo",
        lead: "A cook explains why the broth must rest for a night.",
        paragraphs: [
            "Buckwheat, beef broth and a slice of pear: cold noodles in the style of Pyongyang are on more and "
                + "more menus in Tokyo.",
            "The cook, whose grandmother came from North Korea, lets the broth rest for a night and serves it with "
                + "ice. Japan's summers, she says, ask for nothing else.",
        ],
        category: "Food"
    )

    static let volcano = StoryText(
        title: "A quiet path to the summit of a sleeping volcano",
        lead: "The ferry, the hut, and the best hour for the view.",
        paragraphs: [
            "From the harbour in the south of Japan it takes four hours to the summit. The hut is open until the "
                + "end of the month, and the keeper offers tea to whoever comes before noon."
        ],
        category: "Travel"
    )

    static let harvest = StoryText(
        title: "Best rice harvest in ten years in the north of Japan",
        lead: "Farmers speak of a kind summer.",
        paragraphs: ["Warm days and cool nights brought the best harvest in ten years, the ministry said."],
        category: "Economy"
    )

    static let freight = StoryText(
        title: "Freight rates on the Pacific fall for a third week",
        lead: "Shippers expect a quiet winter.",
        paragraphs: ["A container from Busan to the west coast cost eight per cent less than a month ago."],
        category: "Economy"
    )

    static let crane = StoryText(
        title: "The old harbour crane will stay",
        lead: "The council votes 19 to 4 for repairs.",
        paragraphs: [
            "The crane of 1911 will be repaired and painted in its first colour, the council decided."
        ],
        category: "City"
    )
}

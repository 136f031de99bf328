// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.*;
import java.util.*;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.queries.intervals.*;
import org.apache.lucene.search.*;
import org.apache.lucene.util.BytesRef;

/**
 * Lucene.java FOLDER RULES COUNT ROUNDS: every rule of the TSV that `peer.py tsv` wrote against a MemoryIndex of each
 * article. A presearch comes first, as in Lucene's monitor: a rule is tried only when a term of its rarest group
 * occurs. Prints the matches to FOLDER/lucene and microseconds of processor time for an article.
 */
public final class Lucene {
    private static final String FIELD = "b";

    private record Rule(String id, Query query, List<List<String>> groups) {}

    private final List<Rule> rules = new ArrayList<>();
    private final Map<String, List<Integer>> byWord = new HashMap<>();
    private final Map<String, List<Integer>> byPrefix = new HashMap<>();

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        List<String> articles = Files.readAllLines(folder.resolve("articles"));
        articles = articles.subList(0, Math.min(articles.size(), Integer.parseInt(arguments[2])));
        Lucene lucene = new Lucene();
        for (String line : Files.readAllLines(Path.of(arguments[1]))) lucene.read(line);
        lucene.file(articles);
        double best = Double.MAX_VALUE;
        List<String> found = new ArrayList<>();
        for (int round = 0; round < Integer.parseInt(arguments[3]); round++) {
            found.clear();
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            for (int number = 0; number < articles.size(); number++) lucene.match(number, articles.get(number), found);
            long end = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            best = Math.min(best, (end - start) / 1e3 / articles.size());
        }
        Files.write(folder.resolve("lucene"), found);
        System.out.printf(Locale.ROOT, "lucene %.1f%n", best);
    }

    private void read(String line) {
        String[] parts = line.split("\t");
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        List<List<String>> groups = new ArrayList<>();
        for (String part : List.of(parts).subList(1, parts.length)) {
            List<String> clause = List.of(part.split("\\|"));
            List<String> terms = clause.subList(1, clause.size());
            switch (clause.get(0)) {
                case "near" -> {
                    int middle = terms.indexOf("/");
                    groups.add(terms.subList(1, middle));
                    groups.add(terms.subList(middle + 1, terms.size()));
                    IntervalsSource left = either(groups.get(groups.size() - 2));
                    IntervalsSource right = either(groups.get(groups.size() - 1));
                    IntervalsSource pair = Intervals.unorderedNoOverlaps(left, right);
                    IntervalsSource near = Intervals.maxgaps(Integer.parseInt(terms.get(0)), pair);
                    query.add(new IntervalQuery(FIELD, near), BooleanClause.Occur.FILTER);
                }
                case "not" -> query.add(any(terms), BooleanClause.Occur.MUST_NOT);
                default -> {
                    groups.add(terms);
                    query.add(any(terms), BooleanClause.Occur.FILTER);
                }
            }
        }
        rules.add(new Rule(parts[0], query.build(), groups));
    }

    private static Query any(List<String> terms) {
        if (terms.size() == 1) return term(terms.get(0));
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (String one : terms) query.add(term(one), BooleanClause.Occur.SHOULD);
        return query.build();
    }

    private static Query term(String text) {
        if (text.endsWith("*")) return new PrefixQuery(new Term(FIELD, text.substring(0, text.length() - 1)));
        return text.contains(" ") ? new PhraseQuery(FIELD, text.split(" ")) : new TermQuery(new Term(FIELD, text));
    }

    private static IntervalsSource either(List<String> terms) {
        return Intervals.or(terms.stream().map(Lucene::interval).toArray(IntervalsSource[]::new));
    }

    private static IntervalsSource interval(String text) {
        if (text.endsWith("*")) return Intervals.prefix(new BytesRef(text.substring(0, text.length() - 1)));
        return text.contains(" ") ? Intervals.phrase(text.split(" ")) : Intervals.term(text);
    }

    /** Files each rule under the group whose terms occur least. */
    private void file(List<String> articles) {
        TreeMap<String, Integer> counts = new TreeMap<>();
        for (String article : articles) for (String word : article.split(" ")) counts.merge(word, 1, Integer::sum);
        for (int number = 0; number < rules.size(); number++) {
            List<String> rarest = null;
            long least = Long.MAX_VALUE;
            for (List<String> group : rules.get(number).groups()) {
                long cost = group.stream().mapToLong(one -> cost(one, counts)).sum();
                if (cost < least) { least = cost; rarest = group; }
            }
            for (String one : rarest) {
                boolean isPrefix = one.endsWith("*");
                String key = isPrefix ? one.substring(0, one.length() - 1) : rarestWord(one, counts);
                (isPrefix ? byPrefix : byWord).computeIfAbsent(key, ignored -> new ArrayList<>()).add(number);
            }
        }
    }

    private static String rarestWord(String text, TreeMap<String, Integer> counts) {
        return Arrays.stream(text.split(" ")).min(Comparator.comparing(word -> counts.getOrDefault(word, 0))).get();
    }

    private static long cost(String text, TreeMap<String, Integer> counts) {
        if (!text.endsWith("*")) return counts.getOrDefault(rarestWord(text, counts), 0);
        String prefix = text.substring(0, text.length() - 1);
        return counts.subMap(prefix, prefix + Character.MAX_VALUE).values().stream().mapToLong(one -> one).sum();
    }

    private void match(int number, String article, List<String> found) throws IOException {
        MemoryIndex index = new MemoryIndex();
        index.addField(FIELD, article, new WhitespaceAnalyzer());
        IndexSearcher searcher = index.createSearcher();
        BitSet candidates = new BitSet(rules.size());
        for (String word : new HashSet<>(Arrays.asList(article.split(" ")))) {
            for (int rule : byWord.getOrDefault(word, List.of())) candidates.set(rule);
            for (int length = 3; length <= word.length(); length++) {
                for (int rule : byPrefix.getOrDefault(word.substring(0, length), List.of())) candidates.set(rule);
            }
        }
        for (int rule = candidates.nextSetBit(0); rule >= 0; rule = candidates.nextSetBit(rule + 1)) {
            if (searcher.count(rules.get(rule).query()) > 0) found.add(number + "\t" + rules.get(rule).id());
        }
    }
}

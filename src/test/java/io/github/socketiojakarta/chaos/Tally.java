package io.github.socketiojakarta.chaos;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What happened in one trial. Immutable. */
final class Tally {

    private static final List<String> NEEDED = needed();

    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<WeakReference<Life>> lives;

    private static List<String> needed() {
        List<String> needed = new ArrayList<>();
        for (Mischief mischief : Mischief.values()) {
            needed.add(mischief.name());
        }
        needed.addAll(List.of(
                "mischief to GET polling",
                "mischief to GET websocket", // at the end of an upgrade
                "mischief to GET websocket, new",
                "recovered",
                "not recovered",
                "upgrades",
                "answered",
                "server: repeated",
                "server: unanswered"));
        return needed;
    }

    Tally(
            int clients,
            int connections,
            Map<String, Integer> seenByClients,
            ChaosApplication application,
            Tickers tickers,
            Mischiefs.Counts mischiefs) {
        lives = application.lives();
        counts.putAll(seenByClients);
        counts.put("clients", clients);
        counts.put("not recovered", counts.getOrDefault("connects", 0) - counts.getOrDefault("recovered", 0) - clients);
        counts.put("server: connections", connections);
        counts.put("server: recovered", application.recovered());
        counts.put("server: heard", application.heard());
        counts.put("server: repeated", application.repeated());
        counts.put("server: emitted", Math.toIntExact(tickers.emitted()));
        counts.put("server: asked", tickers.questions().asked());
        counts.put("server: answered", tickers.questions().answered());
        counts.put("server: unanswered", tickers.questions().unanswered());
        counts.put("tcp connections", mischiefs.connections());
        mischiefs.done().forEach((mischief, count) -> counts.put(mischief.name(), count));
        mischiefs.toRequests().forEach((request, count) -> counts.put("mischief to " + request, count));
    }

    /** Adds up. */
    static Map<String, Integer> sum(List<Tally> tallies) {
        Map<String, Integer> sum = new TreeMap<>();
        tallies.forEach(tally -> tally.counts.forEach((name, count) -> sum.merge(name, count, Integer::sum)));
        return sum;
    }

    /** Returns what has happened less often than that: a trial in which nothing happens says nothing. */
    List<String> missing(long least) {
        return NEEDED.stream()
                .filter(name -> counts.getOrDefault(name, 0) < least)
                .map(name -> "only " + counts.getOrDefault(name, 0) + " " + name)
                .toList();
    }

    /** Returns whether nothing of the servers is left in memory. */
    boolean isGarbage() {
        return lives.stream().allMatch(life -> life.refersTo(null));
    }

    @Override
    public String toString() {
        return counts.toString();
    }
}

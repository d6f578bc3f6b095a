package io.github.socketiojakarta.bench.report;

import io.github.socketiojakarta.bench.Results;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonWriterFactory;
import jakarta.json.stream.JsonGenerator;
import java.io.StringWriter;
import java.util.Locale;
import java.util.Map;

/** Writes every sample as JSON. */
public final class JsonReport {

    private JsonReport() {}

    /** Returns the whole document. */
    public static String of(Map<String, String> machine, Results results) {
        JsonObjectBuilder machineJson = Json.createObjectBuilder();
        machine.forEach(machineJson::add);
        JsonArrayBuilder samples = Json.createArrayBuilder();
        results.workloads()
                .forEach(workload -> results.of(workload).forEach((peer, rounds) -> {
                    for (int round = 0; round < rounds.size(); round++) {
                        JsonObjectBuilder sample = Json.createObjectBuilder()
                                .add("scenario", workload.id())
                                .add("server", peer.id())
                                .add("round", round + 1);
                        rounds.get(round).values().forEach((metric, value) -> {
                            if (Double.isFinite(value)) {
                                sample.add(metric.name().toLowerCase(Locale.ROOT), value);
                            }
                        });
                        rounds.get(round).failure().ifPresent(why -> sample.add("failure", why));
                        samples.add(sample);
                    }
                }));
        StringWriter text = new StringWriter();
        JsonWriterFactory writers = Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true));
        writers.createWriter(text)
                .writeObject(Json.createObjectBuilder()
                        .add("machine", machineJson)
                        .add("samples", samples)
                        .build());
        return text.append('\n').toString();
    }
}

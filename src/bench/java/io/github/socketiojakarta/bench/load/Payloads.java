package io.github.socketiojakarta.bench.load;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the messages carry. */
final class Payloads {

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";

    private Payloads() {}

    /** Returns a text that needs no escapes. */
    static String text(int length) {
        StringBuilder text = new StringBuilder(length);
        while (text.length() < length) {
            text.append(ALPHABET.charAt(text.length() % ALPHABET.length()));
        }
        return text.toString();
    }

    /** Returns an object of 100 B without the ten digits of its last member, and what comes behind them. */
    static String beginningOfObject() {
        return "{\"room\":\"lobby\",\"user\":\"erika\",\"seq\":4711,\"price\":12.75,\"text\":\"Hello, all\",\"id\":\"";
    }

    /** Returns an object of 100 B with six members, two of them numbers. */
    static String object() {
        return beginningOfObject() + "0123456789\"}";
    }

    /** Returns a list of records. */
    static String records(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"article\":\"A-" + (1000 + i) + "\",\"quantity\":" + (i + 1) + ",\"price\":" + i
                        + ".25,\"remark\":\"" + text(20) + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** Returns a text of 100 characters, few of which are Latin letters. */
    static String manyLetters() {
        return "Grüße aus Köln! Привет всем. 皆さん、こんにちは。 \uD83D\uDE00\uD83D\uDE80\uD83C\uDF89 ".repeat(2);
    }

    /** Returns an order of about 1 KB. */
    static String order() {
        StringBuilder json = new StringBuilder("{\"id\":20261121,\"customer\":\"Erika Mustermann\",")
                .append("\"street\":\"Heidestrasse 17\",\"city\":\"51147 Koeln\",\"express\":true,\"items\":[");
        for (int i = 0; i < 10; i++) {
            json.append(i == 0 ? "" : ",")
                    .append("{\"article\":\"A-10")
                    .append(i)
                    .append("\",\"quantity\":")
                    .append(i + 1)
                    .append(",\"price\":")
                    .append(i)
                    .append(".75,\"remark\":\"")
                    .append(text(28))
                    .append("\"}");
        }
        return json.append("]}").toString();
    }
}

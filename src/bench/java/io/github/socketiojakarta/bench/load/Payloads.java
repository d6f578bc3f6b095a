package io.github.socketiojakarta.bench.load;

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

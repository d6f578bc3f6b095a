package io.github.socketiojakarta.internal.socket.packet;

/** Follows the objects of a packet while they are scanned. */
interface Placeholders {

    /** Does nothing: in a packet without attachments, a placeholder is data like any other. */
    Placeholders IGNORED = new Placeholders() {
        @Override
        public void open(int depth) {}

        @Override
        public void key(int depth, String text, int start, int end, int valueStart) {}

        @Override
        public void value(int depth, String text, int valueEnd) {}

        @Override
        public void close(int depth) {}
    };

    void open(int depth);

    /** Takes the name of a member, which is in the text from one index to another with its quotation marks. */
    void key(int depth, String text, int start, int end, int valueStart);

    void value(int depth, String text, int valueEnd);

    void close(int depth);
}

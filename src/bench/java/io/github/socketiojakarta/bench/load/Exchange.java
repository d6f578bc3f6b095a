package io.github.socketiojakarta.bench.load;

/** One kind of question and answer. Stateless but for answers that it has seen to be right. */
interface Exchange {

    /** The answer of which this is a part is not complete. */
    long INCOMPLETE = -1;

    /** This is not an answer. */
    long WRONG = -2;

    /** Asks. */
    void ask(Client client, long id);

    /** Returns the id of the question that this message answers, or {@link #INCOMPLETE}, or {@link #WRONG}. */
    long answered(Slice message, boolean isBinary);
}

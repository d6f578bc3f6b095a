package io.github.socketiojakarta.bench;

/** Why a server has no result. */
final class LoadFailure extends Exception {

    private static final long serialVersionUID = 1;

    LoadFailure(String why) {
        super(why);
    }
}

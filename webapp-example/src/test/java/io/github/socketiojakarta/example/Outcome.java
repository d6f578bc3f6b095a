package io.github.socketiojakarta.example;

/** How a test ended. */
enum Outcome {
    PASSED,
    FAILED
}

/** An application that does not use the library, for comparison: what a server leaves of it is the server's own. */
package io.github.socketiojakarta.example.bare;

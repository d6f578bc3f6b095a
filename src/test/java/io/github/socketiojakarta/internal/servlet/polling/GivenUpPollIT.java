package io.github.socketiojakarta.internal.servlet.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.socketiojakarta.harness.EmbeddedServer;
import io.github.socketiojakarta.harness.HttpReply;
import io.github.socketiojakarta.harness.RawHttp;
import io.github.socketiojakarta.internal.engine.door.PollExchange.Compression;
import io.github.socketiojakarta.internal.engine.packet.Payload;
import io.github.socketiojakarta.internal.servlet.container.Container;
import io.github.socketiojakarta.internal.servlet.jetty.Jetty;
import io.github.socketiojakarta.internal.servlet.tomcat.Tomcat;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client sees of a GET that the server gives up before anything of an answer is written. */
@ParameterizedClass(name = "{0}")
@EnumSource(io.github.socketiojakarta.harness.Container.class)
class GivenUpPollIT {

    private static final PollForm PLAIN = new PollForm(Optional.empty(), "", OptionalInt.empty());

    @Parameter
    io.github.socketiojakarta.harness.Container kind;

    private final BlockingQueue<PollResponse> parked = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final BlockingQueue<Container.Call> held = new LinkedBlockingQueue<>();
    private EmbeddedServer server;

    /** Puts each GET aside. */
    private final class Poll extends HttpServlet {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            AsyncContext context = request.startAsync(request, response);
            context.setTimeout(Duration.ofDays(1).toMillis());
            PollResponse poll = new PollResponse(context, PLAIN, container(), told::add);
            context.addListener(new EarlyEnd(poll));
            parked.add(poll);
        }
    }

    /** A container whose threads are all busy, so that nothing is written until the test says so. */
    private Container container() {
        Container real = switch (kind) {
            case JETTY -> new Jetty();
            case TOMCAT -> new Tomcat();
        };
        return new Container() {
            @Override
            public void startWriting(AsyncContext context, Call call, Consumer<Throwable> failed) {
                held.add(() -> real.startWriting(context, call, failed));
            }

            @Override
            public void mayBeCut(AsyncContext context, HttpServletResponse response) {
                real.mayBeCut(context, response);
            }
        };
    }

    @BeforeEach
    void start() {
        server = kind.start((classes, context) -> {
            ServletRegistration.Dynamic servlet = context.addServlet("poll", new Poll());
            servlet.addMapping("/*");
            servlet.setAsyncSupported(true);
        });
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private PollResponse parked() throws InterruptedException {
        return Objects.requireNonNull(parked.poll(20, TimeUnit.SECONDS));
    }

    private void answer(PollResponse poll, int length) {
        poll.respond(
                new Payload.Text("4".repeat(length)),
                Compression.FORBIDDEN,
                failure -> told.add(failure == null ? "written" : "failed"));
    }

    private static void assertRefused(HttpReply reply) {
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).isEmpty();
    }

    @Test
    void isNoAnswerWithNothingInIt() throws InterruptedException {
        try (RawHttp http = RawHttp.connect(server)) {
            http.begin("GET", "/poll", "");
            parked().abort();
            assertRefused(http.reply());
        }
    }

    /** The client, or a proxy on whose connection others come next, would take their answers for the rest of this one. */
    @ParameterizedTest
    @ValueSource(ints = {10, 100_000})
    void isNoHeadOfAnAnswerWithoutItsBody(int length) throws Exception {
        try (RawHttp http = RawHttp.connect(server)) {
            http.begin("GET", "/poll", "");
            PollResponse poll = parked();
            answer(poll, length);
            poll.abort();
            assertThat(told.poll()).isEqualTo("failed");
            assertRefused(http.reply());
            assertThatThrownBy(() -> held.remove().run()).as("too late").isInstanceOf(IllegalStateException.class);
        }
    }
}

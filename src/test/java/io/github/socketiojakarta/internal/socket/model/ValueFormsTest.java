package io.github.socketiojakarta.internal.socket.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.internal.socket.model.ValueForm.Way;
import jakarta.json.bind.annotation.JsonbProperty;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ValueFormsTest {

    /** As most are. */
    public record Plain(
            long id,
            String text,
            double[] numbers,
            List<Plain> parts,
            Map<String, Optional<Instant>> times,
            byte[] bytes) {}

    /** Has an annotation of JSON-B. */
    public record Marked(@JsonbProperty("b") int a) {}

    /** Has a member that has one. */
    public record Around(Marked marked) {}

    /** Has a type that says too little. */
    public record Open(Number number) {}

    /** Has the type of which Yasson refuses NaN. */
    public record Floating(float number) {}

    /** Is a list. */
    public static final class OwnList extends ArrayList<String> {
        private static final long serialVersionUID = 1L;
    }

    private final ValueForms forms = ValueForms.ofYasson();

    @Test
    void aPlainRecordIsItsMembersInTheOrderOfTheirNames() {
        ValueForm form = forms.of(Plain.class);
        assertThat(form.way()).isEqualTo(Way.RECORD);
        assertThat(((ValueForm.Members) form).members())
                .extracting(ValueForm.Member::key)
                .containsExactly("\"bytes\":", "\"id\":", "\"numbers\":", "\"parts\":", "\"text\":", "\"times\":");
        assertThat(forms.of(Plain.class)).isSameAs(form);
    }

    @Test
    void whatIsUnusualIsLeftToTheLibrary() {
        for (Class<?> type : List.of(
                Marked.class,
                Around.class,
                Open.class,
                Floating.class,
                OwnList.class,
                Object.class,
                AtomicBoolean.class,
                Number[].class,
                OwnList[].class,
                Marked[].class)) {
            assertThat(forms.of(type)).as(type.getName()).isEqualTo(Way.LIBRARY);
        }
    }

    @Test
    void valuesOfTheJdkAreKnown() {
        assertThat(forms.of(BigDecimal.class)).isEqualTo(Way.LITERAL);
        assertThat(forms.of(TimeUnit.class)).isEqualTo(Way.ENUM);
        assertThat(forms.of(Instant.class).way()).isEqualTo(Way.TIME);
        assertThat(forms.of(ZoneId.of("Europe/Paris").getClass())).isEqualTo(Way.ZONE);
        assertThat(forms.of(java.sql.Timestamp.class)).isEqualTo(Way.LEGACY_DATE);
        assertThat(forms.of(Date.class)).isEqualTo(Way.LEGACY_DATE);
        assertThat(forms.of(List.of().getClass())).isEqualTo(Way.COLLECTION);
        assertThat(forms.of(Map.of().getClass())).isEqualTo(Way.MAP);
        assertThat(forms.of(float[][].class)).isEqualTo(Way.ARRAY);
        assertThat(forms.of(Plain[].class)).isEqualTo(Way.ARRAY);
        assertThat(forms.of(ByteBuffer[].class)).isEqualTo(Way.ARRAY);
    }

    @Test
    void aLibraryWithAConfigurationWritesAll() {
        assertThat(ValueForms.ofLibrary().of(Plain.class)).isEqualTo(Way.LIBRARY);
        assertThat(ValueForms.ofLibrary().of(BigDecimal.class)).isEqualTo(Way.LIBRARY);
    }
}

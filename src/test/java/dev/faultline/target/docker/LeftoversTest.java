package dev.faultline.target.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a run leaves on an engine goes, and nothing else does. */
class LeftoversTest {
    private static final RunLabels OURS = new RunLabels("20261121-pod-kill");
    private static final Map<String, String> ANOTHER_RUN = new RunLabels("20261121-az-loss").asMap();

    @Test
    void containersGoBeforeTheNetworksThatTheyAreIn() throws EngineFailed {
        PaperEngine engine = new PaperEngine()
                .with(piece(Piece.Kind.VOLUME, "data", OURS.asMap()))
                .with(piece(Piece.Kind.NETWORK, "zone-a", OURS.asMap()))
                .with(piece(Piece.Kind.CONTAINER, "db-a", OURS.asMap()));
        assertThat(new Leftovers(engine, OURS).sweep()).hasSize(3);
        assertThat(engine.acts()).containsExactly("remove db-a", "remove zone-a", "remove data");
    }

    @Test
    void anotherRunAndSomebodyElsesAreLeftAlone() throws EngineFailed {
        PaperEngine engine = new PaperEngine()
                .with(piece(Piece.Kind.CONTAINER, "db-a", OURS.asMap()))
                .with(piece(Piece.Kind.CONTAINER, "db-a-of-another-run", ANOTHER_RUN))
                .with(piece(Piece.Kind.CONTAINER, "somebody's", Map.of()))
                .with(piece(Piece.Kind.NETWORK, "half-labelled", Map.of("dev.faultline.run", OURS.run())));
        new Leftovers(engine, OURS).sweep();
        assertThat(engine.left()).containsExactly("db-a-of-another-run", "somebody's", "half-labelled");
    }

    @Test
    void anEngineThatDoesNotFilterIsNotBelieved() throws EngineFailed {
        PaperEngine engine = new PaperEngine()
                .withoutFilters()
                .with(piece(Piece.Kind.CONTAINER, "somebody's", Map.of()))
                .with(piece(Piece.Kind.CONTAINER, "db-a", OURS.asMap()));
        assertThat(new Leftovers(engine, OURS).sweep()).extracting(Piece::name).containsExactly("db-a");
        assertThat(engine.left()).containsExactly("somebody's");
    }

    @Test
    void whatCannotBeRemovedIsNamedAndTheRestGoesAllTheSame() {
        PaperEngine engine = new PaperEngine()
                .withStuck("zone-a")
                .with(piece(Piece.Kind.NETWORK, "zone-a", OURS.asMap()))
                .with(piece(Piece.Kind.NETWORK, "zone-b", OURS.asMap()))
                .with(piece(Piece.Kind.CONTAINER, "db-a", OURS.asMap()));
        assertThatExceptionOfType(EngineFailed.class)
                .isThrownBy(() -> new Leftovers(engine, OURS).sweep())
                .withMessageContaining(OURS.run())
                .withMessageContaining("network zone-a (it is in use)");
        assertThat(engine.left()).containsExactly("zone-a");
    }

    @Test
    void aRunWithoutAnIdWouldBeEveryRunAndIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RunLabels(" "));
    }

    private static Piece piece(Piece.Kind kind, String name, Map<String, String> labels) {
        return new Piece(kind, "id-of-" + name, name, labels);
    }
}

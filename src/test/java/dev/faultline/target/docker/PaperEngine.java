package dev.faultline.target.docker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An engine that exists on paper: pieces, images and states are what a test says, and what was done can be read. */
public final class PaperEngine implements Engine {
    private final List<Piece> pieces = new ArrayList<>();
    private final Map<String, ContainerState> states = new HashMap<>();
    private final Set<String> images = new HashSet<>();
    private final Set<String> registry = new HashSet<>();
    private final Set<String> stuck = new HashSet<>();
    private final List<String> acts = new ArrayList<>();
    private Version version = new Version("20.10.24", "1.41");
    private boolean filters = true;

    /** A container in this state. */
    public PaperEngine with(String container, ContainerState state) {
        states.put(container, state);
        return this;
    }

    PaperEngine with(Piece piece) {
        pieces.add(piece);
        return this;
    }

    PaperEngine withImages(String... tags) {
        images.addAll(List.of(tags));
        return this;
    }

    PaperEngine withRegistry(String... tags) {
        registry.addAll(List.of(tags));
        return this;
    }

    PaperEngine ofVersion(String engine, String api) {
        version = new Version(engine, api);
        return this;
    }

    /** This piece cannot be removed. */
    PaperEngine withStuck(String name) {
        stuck.add(name);
        return this;
    }

    /** It answers with all that it has, whatever it was asked for, as an engine would that knows no filters. */
    PaperEngine withoutFilters() {
        filters = false;
        return this;
    }

    /** What was done, in order. */
    public List<String> acts() {
        return List.copyOf(acts);
    }

    List<String> left() {
        return pieces.stream().map(Piece::name).toList();
    }

    @Override
    public Version version() {
        return version;
    }

    @Override
    public boolean hasImage(String tag) {
        return images.contains(tag);
    }

    @Override
    public void pull(String tag) throws EngineFailed {
        acts.add("pull " + tag);
        if (!registry.contains(tag)) {
            throw new EngineFailed("no registry answers");
        }
        images.add(tag);
    }

    @Override
    public List<Piece> labelled(Map<String, String> labels) {
        return pieces.stream()
                .filter(piece -> !filters || piece.labels().entrySet().containsAll(labels.entrySet()))
                .toList();
    }

    @Override
    public void remove(Piece piece) throws EngineFailed {
        if (stuck.contains(piece.name())) {
            throw new EngineFailed("it is in use");
        }
        acts.add("remove " + piece.name());
        pieces.remove(piece);
        states.remove(piece.name());
    }

    @Override
    public ContainerState state(String container) {
        return states.getOrDefault(container, ContainerState.GONE);
    }

    @Override
    public void kill(String container) {
        change("kill", container, ContainerState.STOPPED);
    }

    @Override
    public void pause(String container) {
        change("pause", container, ContainerState.PAUSED);
    }

    @Override
    public void unpause(String container) {
        change("unpause", container, ContainerState.RUNNING);
    }

    private void change(String act, String container, ContainerState to) {
        acts.add(act + " " + container);
        states.computeIfPresent(container, (name, before) -> to);
    }

    @Override
    public void close() {}
}

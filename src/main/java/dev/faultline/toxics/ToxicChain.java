package dev.faultline.toxics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The toxics of one proxy, each name once, in the order in which bytes meet them. */
final class ToxicChain {
    private final List<ToxicSpec> toxics = new ArrayList<>();

    /** All of them: first those on the way up, then those on the way down, as the API lists them. */
    List<ToxicSpec> all() {
        return toxics.stream()
                .sorted(Comparator.comparing(ToxicSpec::direction))
                .toList();
    }

    /** The toxic of that name. Throws the API's "toxic not found". */
    ToxicSpec get(String name) {
        return find(name).orElseThrow(ApiException::toxicNotFound);
    }

    void add(ToxicSpec toxic) {
        if (find(toxic.name()).isPresent()) {
            throw ApiException.toxicAlreadyExists();
        }
        toxics.add(toxic);
    }

    void change(ToxicSpec toxic) {
        toxics.set(toxics.indexOf(get(toxic.name())), toxic);
    }

    ToxicSpec remove(String name) {
        ToxicSpec toxic = get(name);
        toxics.remove(toxic);
        return toxic;
    }

    private Optional<ToxicSpec> find(String name) {
        return toxics.stream().filter(toxic -> toxic.name().equals(name)).findFirst();
    }
}

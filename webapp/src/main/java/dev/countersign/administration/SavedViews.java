package dev.countersign.administration;

import dev.countersign.definitions.text.TypedText;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.text.StorableText;
import java.util.List;
import org.springframework.stereotype.Service;

/** The filters of the list of all requests that a person has named. Everybody has their own. */
@Service
public class SavedViews {

    /** The database enforces this limit, too. */
    public static final int LONGEST_NAME = 60;

    private static final int LONGEST_FILTER = 2_000;
    static final int MOST = 20;

    private final ActorTransaction acting;
    private final SavedViewRepository views;

    SavedViews(ActorTransaction acting, SavedViewRepository views) {
        this.acting = acting;
        this.views = views;
    }

    /** By name. */
    public List<SavedView> of(Actor actor) {
        return acting.call(actor, present -> views.of(present.person()));
    }

    /** Saves it. One with the same name is replaced. */
    public SavedViewResult save(Actor actor, SavedView wanted) {
        SavedView view = new SavedView(TypedText.line(wanted.name()), StorableText.of(wanted.filter()));
        if (view.name().isEmpty()
                || view.name().length() > LONGEST_NAME
                || view.filter().length() > LONGEST_FILTER) {
            return new SavedViewResult.NameMissing();
        }
        return acting.call(actor, present -> {
            boolean full = views.of(present.person()).stream()
                            .filter(one -> !one.name().equals(view.name()))
                            .count()
                    >= MOST;
            if (full) {
                return new SavedViewResult.TooMany(MOST);
            }
            views.put(present, view);
            return new SavedViewResult.Saved();
        });
    }

    public void remove(Actor actor, String name) {
        acting.call(actor, present -> {
            views.remove(present.person(), StorableText.of(name));
            return present;
        });
    }
}

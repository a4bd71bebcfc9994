package dev.countersign.testing;

import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The desks of one test, given up after it. */
public final class Desks implements AfterEachCallback {

    private final RunningProduct product;
    private final List<Desk> taken = new ArrayList<>();

    public Desks(RunningProduct product) {
        this.product = product;
    }

    public Desk of(Actor actor) {
        Desk desk = new Desk(product, actor);
        taken.add(desk);
        return desk;
    }

    @Override
    public void afterEach(ExtensionContext test) {
        taken.reversed().forEach(Desk::close);
        taken.clear();
    }
}

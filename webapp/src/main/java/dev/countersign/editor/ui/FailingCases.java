package dev.countersign.editor.ui;

import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.Optional;

/** The test cases that have stopped a publication. */
interface FailingCases {

    /** Those of a version that was published before: it is not a draft, so nothing else can be expected of it here. */
    FailingCases OF_VERSION = new FailingCases() {

        @Override
        public List<Component> lines() {
            return List.of();
        }

        @Override
        public boolean canExpectNow() {
            return false;
        }

        @Override
        public Optional<String> expectNow() {
            return Optional.empty();
        }
    };

    /** Each with what differs. */
    List<Component> lines();

    boolean canExpectNow();

    /** Makes what happens now the expectation of all of them. Says why that was refused; empty if it was done. */
    Optional<String> expectNow();
}

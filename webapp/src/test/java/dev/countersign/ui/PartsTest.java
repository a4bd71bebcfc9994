package dev.countersign.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.countersign.ui.Parts.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartsTest {

    private final Div page = new Div();
    private final Parts parts = new Parts(page);

    @Test
    void onlyAPartWithOtherDataIsDrawnAgain() {
        parts.show(List.of(text("title", "Desks"), text("activity", "Submitted"), text("button", "Withdraw")));
        List<Component> before = shown();

        parts.show(List.of(text("title", "Desks"), text("activity", "Commented"), text("button", "Withdraw")));

        assertThat(words()).containsExactly("Desks", "Commented", "Withdraw");
        assertThat(shown().get(0)).isSameAs(before.get(0));
        assertThat(shown().get(1)).isNotSameAs(before.get(1));
        assertThat(shown().get(2)).isSameAs(before.get(2));
    }

    @Test
    void aPartAppearsAndDisappearsBetweenOthersThatStay() {
        parts.show(List.of(text("title", "Desks"), text("button", "Withdraw")));
        List<Component> before = shown();

        parts.show(List.of(text("title", "Desks"), text("notice", "Denied"), text("button", "Withdraw")));
        assertThat(words()).containsExactly("Desks", "Denied", "Withdraw");

        parts.show(List.of(text("title", "Desks"), text("button", "Withdraw")));
        assertThat(shown()).containsExactlyElementsOf(before);
    }

    private List<Component> shown() {
        return page.getChildren().toList();
    }

    private List<String> words() {
        return shown().stream().map(part -> part.getElement().getText()).toList();
    }

    private static Part text(String key, String words) {
        return Part.of(key, () -> new Span(words), words);
    }
}

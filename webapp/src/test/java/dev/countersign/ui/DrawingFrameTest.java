package dev.countersign.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeButton;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DrawingFrameTest {

    @Test
    void aButtonIsNamedByTheWordsThatStandOnItAndByOthersOnlyIfItIsASign() {
        List<NativeButton> buttons = all(new DrawingFrame())
                .filter(NativeButton.class::isInstance)
                .map(NativeButton.class::cast)
                .toList();

        assertThat(buttons).hasSize(4);
        assertThat(buttons).allSatisfy(button -> {
            assertThat(button.getAriaLabel().isPresent())
                    .as(button.getText())
                    .isEqualTo(button.getText().length() == 1);
            assertThat(button.getTitle()).isPresent();
        });
    }

    private static Stream<Component> all(Component parent) {
        return Stream.concat(Stream.of(parent), parent.getChildren().flatMap(DrawingFrameTest::all));
    }
}

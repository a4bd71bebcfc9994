package dev.countersign.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import dev.countersign.local.RunningProduct;
import dev.countersign.testing.Acme;
import dev.countersign.testing.Desk;
import dev.countersign.testing.Desks;
import dev.countersign.ui.OneFile;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The dialog for a new template. */
class NewTemplateIT {

    private static final RunningProduct product = RunningProduct.shared();

    @RegisterExtension
    private final Desks desks = new Desks(product);

    /** Its accents were guessed, and taken without a word. */
    @Test
    void aFileThatIsNotInUnicodeIsRefused() {
        Desk desk = desks.of(new Acme(product).actor("elena")).open("organisation/templates");
        desk.click("New template");
        upload(desk).take("name: Petición".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(desk.text()).contains("The file is not in UTF-8");
    }

    private static OneFile upload(Desk desk) {
        return desk.drawn("dialog-fields")
                .getLast()
                .getChildren()
                .filter(OneFile.class::isInstance)
                .map((Component part) -> (OneFile) part)
                .findFirst()
                .orElseThrow();
    }
}

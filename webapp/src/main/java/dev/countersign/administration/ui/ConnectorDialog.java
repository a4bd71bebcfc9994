package dev.countersign.administration.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import dev.countersign.connector.Connector;
import dev.countersign.connector.ConnectorResult;
import dev.countersign.connector.Connectors;
import dev.countersign.template.TemplateCatalogue;
import dev.countersign.ui.FirstField;
import dev.countersign.ui.KeptFields;
import dev.countersign.ui.OthersChange;
import dev.countersign.ui.PageDialog;
import dev.countersign.ui.Toast;
import dev.countersign.ui.Viewer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Adds, changes or removes a connector. What is wrong is said at its field, and the dialog stays. */
final class ConnectorDialog extends PageDialog {

    private final ConnectorFields fields;
    private transient @Nullable Connector opened;
    private final KeptFields kept;
    private final Viewer viewer;
    private final transient Runnable done;

    ConnectorDialog(
            Optional<Connector> before,
            KeptFields kept,
            Connectors connectors,
            TemplateCatalogue templates,
            Viewer viewer,
            Runnable done) {
        this.kept = kept;
        this.viewer = viewer;
        this.done = done;
        this.opened = before.orElse(null);
        this.fields = new ConnectorFields(before, kept);
        setHeaderTitle(before.map(Connector::name).orElseGet(() -> getTranslation("connectors.add")));
        Button save = new Button(getTranslation("connectors.save"));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.setDisableOnClick(true);
        save.addClickListener(clicked -> {
            end(connectors.save(viewer.actor(), Optional.ofNullable(opened), fields.connector(), fields.secret()));
            save.setEnabled(true);
        });
        add(fields);
        before.ifPresent(known -> {
            Button remove = new Button(getTranslation("connectors.remove"));
            remove.addThemeVariants(ButtonVariant.ERROR, ButtonVariant.TERTIARY);
            remove.addClickListener(clicked -> {
                close();
                new RemoveConnectorDialog(
                                known, templates, viewer, () -> end(connectors.remove(viewer.actor(), known.key())))
                        .open();
            });
            getFooter().add(remove);
        });
        getFooter().add(new Button(getTranslation("decide.cancel"), clicked -> close()), save);
    }

    private void end(ConnectorResult result) {
        switch (result) {
            case ConnectorResult.Wrong(var faults) -> {
                faults.forEach(fields::refuse);
                FirstField.focusWrong(fields);
            }
            case ConnectorResult.ChangedByOthers(var changed, var now, var last) -> {
                if (opened != null) {
                    opened = opened.with(changed, now);
                }
                fields.show(changed, now, last, viewer);
                OthersChange.say();
            }
            case ConnectorResult.Saved _ -> leave("connectors.saved");
            case ConnectorResult.Removed _ -> leave("connectors.removed");
            case ConnectorResult.SecretNotStored _ -> fields.refuseSecret();
            case ConnectorResult.NotAllowed _ -> Toast.say(getTranslation("connectors.not-allowed"));
            case ConnectorResult.NotFound _ -> leave("connectors.gone");
        }
    }

    private void leave(String said) {
        kept.forget(UI.getCurrentOrThrow());
        close();
        Toast.say(getTranslation(said));
        done.run();
    }
}

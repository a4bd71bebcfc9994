package dev.countersign.editor.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import dev.countersign.definitions.builtin.BuiltInTemplates;
import dev.countersign.template.BeginResult;
import dev.countersign.template.DraftOrigin;
import dev.countersign.template.TemplateDrafts;
import dev.countersign.template.TemplateListing;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Notice;
import dev.countersign.ui.OneFile;
import dev.countersign.ui.PageDialog;
import dev.countersign.ui.Tone;
import dev.countersign.ui.Viewer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks what a new template shall be like: a ready one, one of the organisation, empty, or a file. */
final class NewTemplateDialog extends PageDialog {

    /** What a draft can be made from, with its name. */
    private record Choice(String name, DraftOrigin origin) {}

    private enum Way {
        EMPTY,
        LIKE,
        FILE
    }

    private final transient TemplateDrafts drafts;
    private final Viewer viewer;
    private final RadioButtonGroup<Way> ways = new RadioButtonGroup<>();
    /** A character has at most four. */
    private static final int MOST_BYTES = 4 * TemplateDrafts.LONGEST;

    private final ComboBox<Choice> like = new ComboBox<>();
    private final OneFile upload;
    private final Div refusal = new Div();
    private final Button create = new Button();

    NewTemplateDialog(List<TemplateListing.Line> templates, TemplateDrafts drafts, Viewer viewer) {
        this.drafts = drafts;
        this.viewer = viewer;
        setHeaderTitle(getTranslation("template.new"));
        upload = new OneFile(
                MOST_BYTES,
                getTranslation("template.new.choose"),
                getTranslation("template.new.drop"),
                file -> begin(new DraftOrigin.File(new String(file, StandardCharsets.UTF_8))),
                () -> refuse(getTranslation("template.new.no-yaml")),
                ".yaml",
                ".yml");
        ways.setLabel(getTranslation("template.new.way"));
        ways.getElement().getThemeList().add("vertical");
        ways.setItems(Way.values());
        ways.setItemLabelGenerator(way -> getTranslation("template.new.way." + way.name()));
        ways.addValueChangeListener(_ -> show());
        like.setLabel(getTranslation("template.new.like"));
        like.setWidthFull();
        like.setItemLabelGenerator(Choice::name);
        like.setItems(choices(templates));
        create.setText(getTranslation("template.new.create"));
        create.addThemeVariants(com.vaadin.flow.component.button.ButtonVariant.PRIMARY);
        create.addClickListener(_ -> create());
        Div fields = new Div(ways, like, upload, refusal);
        fields.addClassName("dialog-fields");
        add(fields);
        getFooter().add(new Button(getTranslation("template.cancel"), _ -> close()), create);
        ways.setValue(Way.EMPTY);
    }

    private List<Choice> choices(List<TemplateListing.Line> templates) {
        return Stream.concat(
                        templates.stream()
                                .map(line -> new Choice(
                                        line.definition().name().in(viewer.language()),
                                        new DraftOrigin.CopyOf(line.key()))),
                        BuiltInTemplates.all().stream()
                                .filter(ready -> templates.stream()
                                        .noneMatch(line -> line.key().equals(ready.key())))
                                .map(ready ->
                                        new Choice(ready.name().in(viewer.language()), new DraftOrigin.Given(ready))))
                .toList();
    }

    private void show() {
        like.setVisible(ways.getValue() == Way.LIKE);
        upload.setVisible(ways.getValue() == Way.FILE);
        create.setVisible(ways.getValue() != Way.FILE);
        refusal.removeAll();
    }

    private void create() {
        if (ways.getValue() == Way.EMPTY) {
            begin(new DraftOrigin.Given(EmptyTemplate.DEFINITION));
            return;
        }
        Optional.ofNullable(like.getValue()).ifPresentOrElse(choice -> begin(choice.origin()), () -> {
            like.setErrorMessage(getTranslation("template.new.like.missing"));
            like.setInvalid(true);
        });
    }

    private void begin(DraftOrigin origin) {
        switch (drafts.begin(viewer.actor(), origin)) {
            case BeginResult.Begun begun -> {
                close();
                getUI().or(() -> Optional.ofNullable(com.vaadin.flow.component.UI.getCurrent()))
                        .ifPresent(ui -> ui.navigate(DraftView.address(begun.draft())));
            }
            case BeginResult.Exists exists -> {
                refuse(getTranslation("template.new.exists"));
                refusal.add(new com.vaadin.flow.component.html.Anchor(
                        DraftView.address(exists.draft()), getTranslation("template.new.open")));
            }
            case BeginResult.TooMany tooMany -> refuse(getTranslation("template.new.too-many", tooMany.most()));
            case BeginResult.TooLong _ -> refuse(getTranslation("template.too-long"));
            case BeginResult.NotFound _ -> refuse(getTranslation("template.gone"));
            case BeginResult.NotAllowed _ -> refuse(getTranslation("template.not-allowed"));
        }
    }

    private void refuse(String sentence) {
        refusal.removeAll();
        refusal.add(new Notice(Tone.NO, Icon.FAILED, sentence).urgent());
    }
}

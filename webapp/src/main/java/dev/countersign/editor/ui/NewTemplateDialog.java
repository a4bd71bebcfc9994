package dev.countersign.editor.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.builtin.BuiltInTemplates;
import dev.countersign.template.BeginResult;
import dev.countersign.template.DraftOrigin;
import dev.countersign.template.TemplateDrafts;
import dev.countersign.template.TemplateListing;
import dev.countersign.text.FileText;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Notice;
import dev.countersign.ui.OneFile;
import dev.countersign.ui.PageDialog;
import dev.countersign.ui.Tone;
import dev.countersign.ui.Viewer;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Asks what a new template begins with: nothing, a ready one, one of the organisation, or a file. */
final class NewTemplateDialog extends PageDialog {

    /** What a draft can be made from. */
    private record Choice(String name, String description, DraftOrigin origin) {}

    private enum Way {
        EMPTY,
        READY,
        LIKE,
        FILE
    }

    private final transient TemplateDrafts drafts;
    private final Viewer viewer;
    private final RadioButtonGroup<Way> ways = new RadioButtonGroup<>();
    /** A character has at most four. */
    private static final int MOST_BYTES = 4 * TemplateDrafts.LONGEST;

    private final ComboBox<Choice> ready = new ComboBox<>();
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
                file -> FileText.read(file)
                        .ifPresentOrElse(this::begin, () -> refuse(getTranslation("template.new.no-yaml"))),
                () -> refuse(getTranslation("template.new.no-yaml")),
                ".yaml",
                ".yml");
        ways.setLabel(getTranslation("template.new.way"));
        ways.getElement().getThemeList().add("vertical");
        ways.setItems(Way.values());
        ways.setItemLabelGenerator(way -> getTranslation("template.new.way." + way.name()));
        ways.addValueChangeListener(_ -> show());
        offer(
                ready,
                BuiltInTemplates.all().stream()
                        .map(one -> choice(one, new DraftOrigin.Given(one)))
                        .toList());
        offer(
                like,
                templates.stream()
                        .map(line -> choice(line.definition(), new DraftOrigin.CopyOf(line.key())))
                        .toList());
        create.setText(getTranslation("template.new.create"));
        create.addThemeVariants(com.vaadin.flow.component.button.ButtonVariant.PRIMARY);
        create.addClickListener(_ -> create());
        Div fields = new Div(ways, ready, like, upload, refusal);
        fields.addClassName("dialog-fields");
        add(fields);
        getFooter().add(new Button(getTranslation("template.cancel"), _ -> close()), create);
        ways.setValue(Way.EMPTY);
    }

    private Choice choice(TemplateDefinition definition, DraftOrigin origin) {
        return new Choice(
                definition.name().in(viewer.language()),
                definition.description().in(viewer.language()),
                origin);
    }

    /** The names are long enough to choose by; what the chosen one is for stands below it. */
    private void offer(ComboBox<Choice> box, List<Choice> choices) {
        box.setLabel(getTranslation("template.new.like"));
        box.setWidthFull();
        box.setItemLabelGenerator(Choice::name);
        box.setItems(choices.stream()
                .sorted(Comparator.comparing(Choice::name, Collator.getInstance(viewer.language())))
                .toList());
        box.addValueChangeListener(changed -> {
            box.setInvalid(false);
            box.setHelperText(
                    changed.getValue() == null ? "" : changed.getValue().description());
        });
    }

    private void show() {
        ready.setVisible(ways.getValue() == Way.READY);
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
        ComboBox<Choice> box = ways.getValue() == Way.READY ? ready : like;
        Optional.ofNullable(box.getValue()).ifPresentOrElse(choice -> begin(choice.origin()), () -> {
            box.setErrorMessage(getTranslation("template.new.like.missing"));
            box.setInvalid(true);
            box.focus();
        });
    }

    /** Letters of a file that is not Unicode would be guessed, and nobody reads all texts of a template again. */
    private void begin(FileText file) {
        if (file.guessed()) {
            refuse(getTranslation("template.new.not-utf8"));
        } else {
            begin(new DraftOrigin.File(file.text()));
        }
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

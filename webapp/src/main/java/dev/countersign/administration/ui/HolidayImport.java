package dev.countersign.administration.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import dev.countersign.administration.HolidayFileResult;
import dev.countersign.administration.HolidayFileResult.Problem;
import dev.countersign.people.Holiday;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Notice;
import dev.countersign.ui.OneFile;
import dev.countersign.ui.PageDialog;
import dev.countersign.ui.Tone;
import dev.countersign.ui.Viewer;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads an iCalendar file, shows what it holds, and adds that if the reader agrees. */
final class HolidayImport extends Div {

    private final transient Supplier<List<Holiday>> known;
    private final transient Consumer<List<Holiday>> add;
    private final Viewer viewer;
    private final Div refusal = new Div();
    private final Button choose = new Button();

    /** @param known those that are there already */
    HolidayImport(
            Viewer viewer,
            Supplier<List<Holiday>> known,
            Function<byte[], HolidayFileResult> read,
            Consumer<List<Holiday>> add) {
        this.known = known;
        this.viewer = viewer;
        this.add = add;
        OneFile upload = new OneFile(
                HolidayFileResult.MOST_BYTES,
                getTranslation("holidays.import"),
                getTranslation("holidays.drop"),
                file -> show(read.apply(file)),
                () -> show(new HolidayFileResult.Refused(Problem.NOT_A_CALENDAR)),
                ".ics");
        choose.setText(getTranslation("holidays.import"));
        upload.setUploadButton(choose);
        addClassName("holiday-import");
        add(new Paragraph(getTranslation("holidays.import.about")), upload, refusal);
    }

    private void show(HolidayFileResult result) {
        refusal.removeAll();
        switch (result) {
            case HolidayFileResult.Refused(Problem problem) ->
                refusal.add(new Notice(Tone.NO, Icon.FAILED, getTranslation("holidays.problem." + problem)).urgent());
            case HolidayFileResult.Read(List<Holiday> days, int skipped) -> {
                List<Holiday> fresh =
                        days.stream().filter(day -> !known.get().contains(day)).toList();
                if (fresh.isEmpty()) {
                    refusal.add(
                            new Notice(Tone.CALM, Icon.DONE, getTranslation("holidays.known", days.size())).urgent());
                } else {
                    preview(fresh, skipped);
                }
            }
        }
    }

    private void preview(List<Holiday> days, int skipped) {
        PageDialog dialog = new PageDialog();
        dialog.setHeaderTitle(getTranslation("holidays.preview", days.size()));
        UnorderedList list = HolidayList.rows();
        days.forEach(day -> list.add(HolidayList.row(day, viewer)));
        if (skipped > 0) {
            dialog.add(new Paragraph(getTranslation("holidays.skipped", skipped)));
        }
        dialog.add(list);
        Button yes = new Button(getTranslation("holidays.preview.add", days.size()), clicked -> {
            dialog.close();
            add.accept(days);
            // The button of the dialog is gone.
            choose.focus();
        });
        yes.addThemeVariants(ButtonVariant.PRIMARY);
        dialog.getFooter().add(new Button(getTranslation("holidays.preview.cancel"), clicked -> dialog.close()), yes);
        dialog.open();
    }
}

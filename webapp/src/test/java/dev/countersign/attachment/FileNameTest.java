package dev.countersign.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            offer.pdf                | offer.pdf
            ../../etc/passwd         | passwd
            C:\\Users\\ana\\offer.pdf | offer.pdf
            .htaccess                | htaccess
            a<b>"c":d?.pdf           | a_b__c__d_.pdf
            año  2027.pdf            | año 2027.pdf
            عقد.pdf                  | عقد.pdf
            offer.pdf.               | offer.pdf
            """)
    void aNameHasNoPathAndNothingThatDisksRefuse(String given, String name) {
        assertThat(FileName.clean(given)).isEqualTo(name);
    }

    @Test
    void whatCannotBeSeenOrTurnsTheReadingDirectionIsLeftOut() {
        assertThat(FileName.clean("invoice\u202Efdp.exe")).isEqualTo("invoicefdp.exe");
        assertThat(FileName.clean("off\u0000er\u200B.p\r\ndf")).isEqualTo("offer.pdf");
        assertThat(FileName.clean("\u200B")).isEqualTo("file");
        assertThat(FileName.clean("//")).isEqualTo("file");
        assertThat(FileName.clean("off\uFE0Fer\u034F\u200D.p\u115Fdf")).isEqualTo("offer.pdf");
        assertThat(FileName.clean("\u2800\uFE0F.pdf"))
                .as("nothing to read but the ending")
                .endsWith(".pdf");
        assertThat(FileName.clean("👩\u200D💻 नमस्\u200Dते.txt")).as("joined").isEqualTo("👩\u200D💻 नमस्\u200Dते.txt");
        assertThat(FileName.clean("man\u0303ana.txt")).as("composed").isEqualTo("ma\u00F1ana.txt");
    }

    @Test
    void aLongNameIsShortenedAndKeepsItsEnding() {
        String name = FileName.clean("😀".repeat(300) + ".pdf");
        assertThat(name.codePointCount(0, name.length())).isEqualTo(100);
        assertThat(name).endsWith("😀….pdf");
    }
}

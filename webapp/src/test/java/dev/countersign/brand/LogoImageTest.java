package dev.countersign.brand;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogoImageTest {

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif"})
    void aPictureIsWrittenAnewAsSmallAsItIsShown(String format) throws IOException {
        BufferedImage logo = shown(LogoImage.read(picture(format, 1_200, 480)));
        assertThat(logo.getHeight()).isEqualTo(96);
        assertThat(logo.getWidth()).isEqualTo(240);
    }

    @Test
    void aSmallPictureKeepsItsSize() throws IOException {
        BufferedImage logo = shown(LogoImage.read(picture("png", 40, 40)));
        assertThat(logo.getHeight()).isEqualTo(40);
    }

    @Test
    void ofWhichNothingCanBeSeenIsRefused() throws IOException {
        assertThat(LogoImage.read(picture("png", 1, 1))).isEqualTo(new LogoResult.TooFewPixels());
        assertThat(LogoImage.read(picture("png", 24, 23))).isEqualTo(new LogoResult.TooFewPixels());
        assertThat(LogoImage.read(picture("png", 3_000, 10))).isEqualTo(new LogoResult.TooFewPixels());
        assertThat(LogoImage.read(picture("png", 3_000, 299))).isEqualTo(new LogoResult.TooLong());
        assertThat(LogoImage.read(picture("gif", 30, 301))).isEqualTo(new LogoResult.TooLong());
        assertThat(shown(LogoImage.read(picture("png", 3_000, 300))).getHeight())
                .isEqualTo(48);
    }

    @Test
    void whatIsHiddenBehindThePictureIsNotKept() throws IOException {
        byte[] picture = picture("png", 100, 50);
        byte[] script = "<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII);
        byte[] both = Arrays.copyOf(picture, picture.length + script.length);
        System.arraycopy(script, 0, both, picture.length, script.length);
        LogoResult.Taken taken = (LogoResult.Taken) LogoImage.read(both);
        assertThat(new String(taken.picture().png(), StandardCharsets.ISO_8859_1))
                .doesNotContain("script");
    }

    @Test
    void theContentCountsAndNotWhatItIsCalled() {
        assertThat(read("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"))
                .isEqualTo(new LogoResult.NotAPicture());
        assertThat(read("<html>GIF89a</html>")).isEqualTo(new LogoResult.NotAPicture());
        assertThat(read("GIF89a/*<html>*/")).isEqualTo(new LogoResult.NotAPicture());
        assertThat(read("BM6")).isEqualTo(new LogoResult.NotAPicture());
        assertThat(read("")).isEqualTo(new LogoResult.NotAPicture());
    }

    @Test
    void whatIsTooLargeIsRefusedBeforeItIsDecoded() throws IOException {
        assertThat(LogoImage.read(new byte[LogoImage.MOST_BYTES + 1])).isEqualTo(new LogoResult.TooLarge());
        assertThat(LogoImage.read(picture("png", LogoImage.MOST_PIXELS + 1, 1)))
                .isEqualTo(new LogoResult.TooManyPixels());
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif"})
    void aDamagedFileIsNoPictureAndNoError(String format) throws IOException {
        Random random = new Random(7);
        byte[] whole = picture(format, 60, 60);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = Arrays.copyOf(whole, i % 2 == 0 ? whole.length : 1 + random.nextInt(whole.length));
            for (int j = 0; j < 4; j++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            assertThat(LogoImage.read(damaged)).isNotNull();
        }
    }

    private static LogoResult read(String text) {
        return LogoImage.read(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static BufferedImage shown(LogoResult result) throws IOException {
        byte[] png = ((LogoResult.Taken) result).picture().png();
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static byte[] picture(String format, int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, bytes))
                .isTrue();
        return bytes.toByteArray();
    }
}

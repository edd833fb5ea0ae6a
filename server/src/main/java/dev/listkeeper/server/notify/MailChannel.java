package dev.listkeeper.server.notify;

import dev.listkeeper.server.config.PublicAddress;
import dev.listkeeper.server.config.SmtpSettings;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Locale;
import java.util.Properties;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** E-mail by SMTP, a message for each receiver. */
final class MailChannel implements Channel {
  static final String NAME = "EMAIL";
  private static final String PATIENCE = "10000"; // milliseconds

  private final SmtpSettings settings;
  private final NoticeWords words;
  private final PublicAddress address;
  private final JavaMailSenderImpl sender;

  MailChannel(SmtpSettings settings, NoticeWords words, PublicAddress address) {
    this.settings = settings;
    this.words = words;
    this.address = address;
    this.sender = sender(settings);
  }

  private static JavaMailSenderImpl sender(SmtpSettings settings) {
    JavaMailSenderImpl sender = new JavaMailSenderImpl();
    sender.setHost(settings.host());
    sender.setPort(settings.port());
    settings.user().ifPresent(sender::setUsername);
    settings.password().ifPresent(password -> sender.setPassword(password.value()));
    Properties properties = sender.getJavaMailProperties();
    boolean tls = settings.security() == SmtpSettings.Security.TLS;
    boolean startTls = settings.security() == SmtpSettings.Security.STARTTLS;
    properties.put("mail.transport.protocol", "smtp");
    properties.put("mail.smtp.auth", Boolean.toString(settings.user().isPresent()));
    properties.put("mail.smtp.ssl.enable", Boolean.toString(tls));
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    properties.put("mail.smtp.starttls.enable", Boolean.toString(startTls));
    properties.put("mail.smtp.starttls.required", Boolean.toString(startTls));
    properties.put("mail.smtp.connectiontimeout", PATIENCE);
    properties.put("mail.smtp.timeout", PATIENCE);
    properties.put("mail.smtp.writetimeout", PATIENCE);
    return sender;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void send(Outbox.Delivery delivery) throws UndeliveredException {
    try {
      sender.send(message(delivery));
    } catch (MailException | MessagingException refused) {
      // The message may quote the receiver's address, and what the server said, the sender's.
      throw new UndeliveredException(
          "The mail server did not take it (" + refused.getClass().getSimpleName() + ").");
    }
  }

  private MimeMessage message(Outbox.Delivery delivery) throws MessagingException {
    Locale locale = settings.language();
    Notice notice = delivery.notice();
    MimeMessage message = new Numbered(sender, delivery, settings.from());
    message.setFrom(new InternetAddress(settings.from()));
    message.setRecipient(
        MimeMessage.RecipientType.TO, new InternetAddress(delivery.receiver(), true));
    message.setSubject(
        line(words.say("mail.subject", locale, words.kind(notice, locale), notice.name())),
        StandardCharsets.UTF_8.name());
    message.setText(
        words.say(
            "mail.body",
            locale,
            words.sentence(notice, locale),
            address.get().resolve(notice.address()).toString()),
        StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(notice.at()));
    message.setHeader("Auto-Submitted", "auto-generated");
    return message;
  }

  /** A name can't begin another header. */
  private static String line(String text) {
    return text.replaceAll("[\\p{Cntrl}]+", " ").strip();
  }

  /** Has the same id at every try, by which mail programs know it again. */
  private static final class Numbered extends MimeMessage {
    private final String id;

    Numbered(JavaMailSenderImpl sender, Outbox.Delivery delivery, String from) {
      super(sender.getSession());
      String domain = from.substring(from.indexOf('@') + 1);
      this.id = "<listkeeper." + delivery.notice().id() + "." + delivery.id() + "@" + domain + ">";
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}

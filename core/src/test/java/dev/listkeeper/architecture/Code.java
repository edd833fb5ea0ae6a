package dev.listkeeper.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiled classes to hold rules against: the product's, or some written for the purpose. */
final class Code {
  private static final Pattern NAME =
      Pattern.compile("package ([\\w.]+);.*?(?:class|@interface|record|enum) (\\w+)");

  private Code() {}

  /** What of the product is on the class path, without tests. */
  static JavaClasses ofTheProduct() {
    return new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests())
        .withImportOption(location -> !location.contains("-tests.jar"))
        .importPackages("dev.listkeeper");
  }

  static JavaClasses compiled(Path folder, List<String> sources) {
    boolean compiles =
        ToolProvider.getSystemJavaCompiler()
            .getTask(
                null,
                null,
                null,
                List.of(
                    "-d",
                    folder.toString(),
                    "-proc:none",
                    "-cp",
                    System.getProperty("java.class.path")),
                null,
                sources.stream().map(Code::file).toList())
            .call();
    if (!compiles) {
      throw new IllegalArgumentException("This does not compile: " + sources);
    }
    return new ClassFileImporter().importPath(folder);
  }

  private static JavaFileObject file(String source) {
    Matcher name = NAME.matcher(source);
    if (!name.find()) {
      throw new IllegalArgumentException("No class is declared in: " + source);
    }
    URI address =
        URI.create("string:///" + name.group(1).replace('.', '/') + "/" + name.group(2) + ".java");
    return new SimpleJavaFileObject(address, JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return source;
      }
    };
  }
}

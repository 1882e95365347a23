using System.Globalization;
using System.Text;

namespace Gromozeka.FluentMigrations.Cli.Manual;

/// <summary>Writes the macros of a manual page (<c>man</c>), which groff and mandoc read.</summary>
internal sealed class Roff
{
    /// <summary>The longest line of the source that mandoc finds in good style.</summary>
    private const int Width = 80;

    private readonly StringBuilder _text = new();
    private bool _isAfterHeading;

    public override string ToString() => _text.ToString();

    /// <summary>The title line.</summary>
    public Roff Title(string name, string date, string source)
    {
        // A hyphen that is escaped would not be read as part of a date.
        _text.Append(CultureInfo.InvariantCulture, $".TH \"{Escape(name)}\" \"1\" \"{date}\" \"{Escape(source)}\" \"User Commands\"\n");
        // Names of options and files are not to be broken, nor lines stretched.
        _text.Append(".nh\n.ad l\n");
        return this;
    }

    public Roff Section(string title) => Heading("SH", title);

    public Roff Subsection(string title) => Heading("SS", title);

    /// <summary>A paragraph.</summary>
    public Roff Paragraph(string text) => Gap().Text(text);

    /// <summary>A term, and below it, indented, what it means.</summary>
    /// <param name="term">The parts of the term, with <see cref="Bold"/> and <see cref="Italic"/>.</param>
    /// <param name="text">What it means.</param>
    public Roff Entry(string term, string text) => Macro("TP").Line(term).Text(text);

    /// <summary>Lines that are typed.</summary>
    public Roff Example(params IEnumerable<string> lines)
    {
        Gap().Macro("EX");
        foreach (var line in lines)
            Line(Escape(line));
        return Macro("EE");
    }

    /// <summary>Text, which is filled when it is read, wherever the lines of the source end.</summary>
    public Roff Text(string text)
    {
        var line = "";
        foreach (var word in Escape(text).Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > Width)
            {
                Line(line);
                line = "";
            }

            line += line.Length == 0 ? word : " " + word;
        }

        return Line(line);
    }

    public static string Bold(string text) => $@"\fB{Escape(text)}\fR";

    public static string Italic(string text) => $@"\fI{Escape(text)}\fR";

    /// <summary>Text without what roff would obey, with the hyphens and quotes of a command line, so that it can be copied.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            escaped.Append(
                rune.Value switch
                {
                    '\\' => @"\e",
                    '-' => @"\-",
                    '\'' => @"\(aq",
                    '"' => @"\(dq",
                    '`' => @"\(ga",
                    '^' => @"\(ha",
                    '~' => @"\(ti",
                    > 126 => string.Create(CultureInfo.InvariantCulture, $@"\[u{rune.Value:X4}]"),
                    _ => rune.ToString(),
                }
            );
        return escaped.ToString();
    }

    private Roff Heading(string macro, string title)
    {
        Macro(macro, title);
        _isAfterHeading = true;
        return this;
    }

    /// <summary>Below a heading there is a gap already.</summary>
    private Roff Gap() => _isAfterHeading ? this : Macro("PP");

    private Roff Macro(string name, params IEnumerable<string> arguments)
    {
        _isAfterHeading = false;
        _text.Append('.').Append(name);
        foreach (var argument in arguments)
            _text.Append(" \"").Append(Escape(argument)).Append('"');
        _text.Append('\n');
        return this;
    }

    private Roff Line(string line)
    {
        _isAfterHeading = false;
        // A line that begins with a dot is a macro.
        _text.Append(line.StartsWith('.') ? @"\&" : "").Append(line).Append('\n');
        return this;
    }
}

using System.Globalization;

namespace FluentMigrator.Runner.Logging;

/// <summary>Writes a script that can be run: SQL as it is, everything else as comments.</summary>
internal sealed class SqlScriptLogger(TextWriter output, SqlScriptFluentMigratorLoggerOptions options) : FluentMigratorLogger(options)
{
    private const int HeadingWidth = 75;

    protected override void WriteElapsedTime(TimeSpan timeSpan)
    {
        WriteSay(string.Create(CultureInfo.InvariantCulture, $"-> {timeSpan.TotalSeconds} s"));
        output.WriteLine();
    }

    protected override void WriteEmphasize(string message) => WriteSay($"[+] {message}");

    protected override void WriteEmptySql() => WriteSay("No SQL statement executed.");

    protected override void WriteError(string message) => WriteSay($"!!! {message}");

    protected override void WriteError(Exception exception)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        text.WriteException(exception);
        WriteError(text.ToString().TrimEnd());
    }

    protected override void WriteHeading(string message)
    {
        WriteSay($"{message} {new string('=', Math.Max(0, HeadingWidth - message.Length - 1))}".TrimEnd());
        output.WriteLine();
    }

    protected override void WriteSay(string message) => output.WriteLine($"/* {message.Replace("*/", "* /", StringComparison.Ordinal)} */");

    protected override void WriteSql(string sql)
    {
        var needsSemicolon = options.OutputSemicolonDelimiter && !sql.TrimEnd().EndsWith(';');
        output.WriteLine(needsSemicolon ? sql + ";" : sql);
        if (options.OutputGoBetweenStatements)
            output.WriteLine("GO");
    }
}

using System.Globalization;

namespace FluentMigrator.Runner.Logging;

/// <summary>Writes for a reader: headings between lines, then what was done, then how long it took.</summary>
public class FluentMigratorRunnerLogger : FluentMigratorLogger
{
    private readonly TextWriter _output;
    private readonly TextWriter _error;

    public FluentMigratorRunnerLogger(TextWriter output, TextWriter error, FluentMigratorLoggerOptions options)
        : base(options)
    {
        _output = output;
        _error = error;
    }

    protected override void WriteElapsedTime(TimeSpan timeSpan)
        => _output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"=> {timeSpan.TotalSeconds}s"));

    protected override void WriteEmphasize(string message) => _output.WriteLine($"[+] {message}");

    protected override void WriteEmptySql() => _output.WriteLine("No SQL statement executed.");

    protected override void WriteError(Exception exception)
    {
        _error.Write("!!! ");
        _error.WriteException(exception);
    }

    protected override void WriteError(string message) => _error.WriteLine($"!!! {message}");

    protected override void WriteHeading(string message)
    {
        _output.WriteHorizontalRuler();
        _output.WriteLine(message);
        _output.WriteHorizontalRuler();
    }

    protected override void WriteSay(string message) => _output.WriteLine(message);

    protected override void WriteSql(string sql) => _output.WriteLine(sql);
}

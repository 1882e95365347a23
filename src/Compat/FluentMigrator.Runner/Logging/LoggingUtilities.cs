using Microsoft.Extensions.Logging;

namespace FluentMigrator.Runner;

/// <summary>Writes the entries of the runner, and the frame around them.</summary>
public static class LoggingUtilities
{
    private const int Width = 79;

    public static void LogElapsedTime(this ILogger logger, TimeSpan timeSpan)
        => logger.Log(LogLevel.Information, RunnerEventIds.ElapsedTime, timeSpan, null, (time, _) => $"=> {time.TotalSeconds}s");

    public static void LogEmphasized(this ILogger logger, string message) => logger.Log(RunnerEventIds.Emphasize, message);

    public static void LogHeader(this ILogger logger, string message) => logger.Log(RunnerEventIds.Heading, message);

    public static void LogSay(this ILogger logger, string message) => logger.Log(RunnerEventIds.Say, message);

    public static void LogSql(this ILogger logger, string sql) => logger.Log(RunnerEventIds.Sql, sql);

    /// <summary>Writes the messages of an exception and of its causes, each cause further in.</summary>
    public static void WriteException(this TextWriter writer, Exception exception, int level = 0)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
            writer.WriteExceptionMessage(cause.Message, level++);
    }

    public static void WriteExceptionMessage(this TextWriter writer, string message, int level = 0)
        => writer.WriteLine($"{new string(' ', level * 2)}{(level == 0 ? "" : "+- ")}{message}");

    /// <summary>Writes the name of the product between two lines.</summary>
    public static void WriteHeader(this TextWriter writer)
    {
        const string Name = " FluentMigrator ";
        var before = (Width - Name.Length) / 2;
        writer.WriteHorizontalRuler();
        writer.WriteLine(new string('=', before) + Name + new string('=', Width - before - Name.Length));
        writer.WriteHorizontalRuler();
    }

    public static void WriteHorizontalRuler(this TextWriter writer) => writer.WriteLine(new string('-', Width));

    // The message is the state, not the template: a brace in it is a brace.
    private static void Log(this ILogger logger, EventId what, string message)
        => logger.Log(LogLevel.Information, what, message, null, (text, _) => text);
}

using System.Globalization;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.History;

namespace Gromozeka.FluentMigrations.Runs;

/// <summary>Says of an error or a cancellation in which state it leaves the database.</summary>
internal sealed class RunFraming(string database, RunResults results)
{
    /// <summary>
    /// Runs something after the backup. An error can then no longer say that nothing was written, so it names the backup.
    /// </summary>
    public void OfBackedUp(Action action)
    {
        try
        {
            action();
        }
        catch (MigrationException error) when (results.Backup is not null && HistoryErrors.SayUnchanged(error))
        {
            throw error.WithState($"{database} is unchanged; its backup is {results.Backup.Path}");
        }
    }

    /// <summary>
    /// Runs something after the first writes. An error can then no longer say that nothing was written, so it says what is committed.
    /// </summary>
    /// <param name="action">What is run.</param>
    /// <param name="version">The version of the database at its failure.</param>
    public void OfStarted(Action action, Func<long> version)
    {
        try
        {
            action();
        }
        catch (MigrationException error) when (HistoryErrors.SayUnchanged(error))
        {
            throw error.WithState(Started(version()));
        }
    }

    /// <summary>Says how many steps of a run are committed.</summary>
    public static string Committed(int steps) =>
        steps switch
        {
            0 => "no step of this run is committed",
            1 => "1 step of this run is committed",
            _ => string.Create(CultureInfo.InvariantCulture, $"{steps} steps of this run are committed"),
        };

    /// <summary>Names the backup of a run behind what is said of the run; empty if there is none.</summary>
    public static string AndBackup(Backup? backup) => backup is null ? "" : $"; the backup from before the run is {backup.Path}";

    private string Started(long version)
    {
        var state = string.Create(CultureInfo.InvariantCulture, $"{Committed(results.Completed)}; {database} is at version {version}");
        return state + AndBackup(results.Backup);
    }

    /// <summary>Runs something before the first step that a cancellation can interrupt.</summary>
    public void BeforeSteps(IDatabaseSession session, Action action, CancellationToken cancellationToken) =>
        BeforeSteps(
            session,
            () =>
            {
                action();
                return true;
            },
            cancellationToken
        );

    /// <inheritdoc cref="BeforeSteps(IDatabaseSession, Action, CancellationToken)"/>
    public T BeforeSteps<T>(IDatabaseSession session, Func<T> action, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var interruption = cancellationToken.Register(session.Interrupt);
        try
        {
            return action();
        }
        catch (Exception cause) when (cancellationToken.IsCancellationRequested)
        {
            var state = results.Backup is { } backup ? $"; {database} is unchanged, and its backup is {backup.Path}" : "";
            throw new OperationCanceledException($"The run was canceled before its first step{state}.", cause, cancellationToken);
        }
    }
}

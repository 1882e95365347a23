using System.Collections.Concurrent;

namespace Gromozeka.FluentMigrations.Hosting;

/// <summary>Reports when the databases of the host are ready for use. Thread-safe.</summary>
public sealed class MigrationCompletion
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _databases = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Completes when the startup work on the database is done. Never completes if the host does no such work.</summary>
    /// <param name="name">The name of the database.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="MigrationException">
    /// The startup of this database failed, or that of an earlier one, so that this one was not started. Any other exception that ended
    /// the startup is thrown unchanged.
    /// </exception>
    /// <exception cref="OperationCanceledException">The wait ended, or the host was stopped before the startup was done.</exception>
    public Task WaitAsync(string name = "", CancellationToken cancellationToken = default) => Of(name).Task.WaitAsync(cancellationToken);

    /// <summary>The result of the startup of a database; not completed until it ends.</summary>
    internal Task Outcome(string name) => Of(name).Task;

    /// <summary>After a failure too: a program without a host may start again.</summary>
    internal void Succeed(string name)
    {
        if (Of(name).TrySetResult() || !Of(name).Task.IsFaulted)
            return;
        var again = new TaskCompletionSource();
        again.SetResult();
        _databases[name] = again;
    }

    internal void Fail(string name, Exception cause)
    {
        if (Of(name).TrySetException(cause))
            _ = Of(name).Task.Exception;
    }

    private TaskCompletionSource Of(string name) =>
        _databases.GetOrAdd(name, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}

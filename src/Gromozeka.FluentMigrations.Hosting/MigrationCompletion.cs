using System.Collections.Concurrent;

namespace Gromozeka.FluentMigrations.Hosting;

/// <summary>Tells whether the databases of the host are ready to be used. Thread-safe.</summary>
public sealed class MigrationCompletion
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _databases = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Comes back when what the host does with a database at its start is done. It never is where the host does nothing.</summary>
    /// <param name="name">The name of the database.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="MigrationException">It failed.</exception>
    public Task WaitAsync(string name = "", CancellationToken cancellationToken = default) => Of(name).Task.WaitAsync(cancellationToken);

    /// <summary>How the start of a database ended; not completed while it has not.</summary>
    internal Task Outcome(string name) => Of(name).Task;

    internal void Succeed(string name) => Of(name).TrySetResult();

    internal void Fail(string name, Exception cause)
    {
        if (Of(name).TrySetException(cause))
            _ = Of(name).Task.Exception;
    }

    private TaskCompletionSource Of(string name) =>
        _databases.GetOrAdd(name, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}

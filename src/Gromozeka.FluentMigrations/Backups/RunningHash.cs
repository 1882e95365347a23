namespace Gromozeka.FluentMigrations.Backups;

/// <summary>Hashes the bytes of a complete copy while it is being checked: both only read it.</summary>
internal sealed class RunningHash : IDisposable
{
    private readonly CancellationTokenSource _end;
    private readonly Task<string> _hash;

    public RunningHash(string path, CancellationToken cancellationToken)
    {
        _end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _hash = Task.Run(() => BackupRecord.Hash(path, _end.Token), _end.Token);
    }

    /// <summary>Waits for the hash.</summary>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public string Wait() => _hash.GetAwaiter().GetResult();

    /// <summary>Ends the hashing. Afterward the file is not open.</summary>
    public void Stop()
    {
        _end.Cancel();
        Task.WaitAny(_hash);
    }

    public void Dispose()
    {
        Stop();
        // Looked at: if nobody has waited for the hash, its error is not the one to report.
        _ = _hash.Exception;
        _end.Dispose();
    }
}

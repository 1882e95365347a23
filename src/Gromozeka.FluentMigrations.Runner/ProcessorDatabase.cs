using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Runner;

/// <summary>The database of a processor, opened on first use.</summary>
/// <param name="database">The database.</param>
/// <param name="isPreview">Whether commands are only reported.</param>
internal sealed class ProcessorDatabase(Lazy<IDatabase> database, bool isPreview) : IDisposable
{
    private ICommandCollector? _collector;
    private bool _isDisposed;

    /// <summary>Whether commands are only reported.</summary>
    public bool IsPreview => isPreview;

    public IDatabase Database => database.Value;

    /// <summary>The session, if it was opened already.</summary>
    public IDatabaseSession? Opened { get; private set; }

    /// <exception cref="ObjectDisposedException">The scope of the processor has ended.</exception>
    public IDatabaseSession Session
    {
        get
        {
            ObjectDisposedException.ThrowIf(_isDisposed, typeof(EngineProcessor));
            return Opened ??= Database.Open(isPreview ? SessionAccess.Read : SessionAccess.Write);
        }
    }

    public ICommandCollector Collector => _collector ??= Session.NewCollector();

    /// <summary>Closes the session; the next one finds a database that another process may have created meanwhile.</summary>
    public void Close()
    {
        Opened?.Dispose();
        (Opened, _collector) = (null, null);
    }

    public void Dispose()
    {
        Close();
        _isDisposed = true;
    }
}

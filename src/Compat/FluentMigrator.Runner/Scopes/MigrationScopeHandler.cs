using FluentMigrator.Runner.Processors;

namespace FluentMigrator.Runner;

/// <summary>Keeps one scope at a time.</summary>
public class MigrationScopeHandler : IMigrationScopeManager
{
    private readonly IMigrationProcessor _processor;
    private readonly bool _isPreview;

    public MigrationScopeHandler(IMigrationProcessor processor, ProcessorOptions processorOptions)
    {
        _processor = processor;
        _isPreview = processorOptions.PreviewOnly;
    }

    public IMigrationScope CurrentScope { get; set; }

    private bool HasActiveScope => CurrentScope is { IsActive: true };

    /// <exception cref="InvalidOperationException">A scope is active already.</exception>
    public IMigrationScope BeginScope() => HasActiveScope
        ? throw new InvalidOperationException("A migration scope is active already; complete or dispose it before another one begins.")
        : CurrentScope = new TransactionalMigrationScope(_processor, End);

    /// <summary>As described; a preview has no transaction.</summary>
    public IMigrationScope CreateOrWrapMigrationScope(bool transactional = true) =>
        HasActiveScope ? new NoOpMigrationScope()
        : transactional && !_isPreview ? BeginScope()
        : CurrentScope = new TrackingMigrationScope(End);

    private void End() => CurrentScope = null;
}

namespace FluentMigrator;

/// <summary>A migration that cannot be taken back.</summary>
public abstract class ForwardOnlyMigration : Migration
{
    /// <summary>Throws <see cref="NotSupportedException"/>.</summary>
    public sealed override void Down() => throw new NotSupportedException($"{GetType().Name} only goes forward: it has no way back.");
}

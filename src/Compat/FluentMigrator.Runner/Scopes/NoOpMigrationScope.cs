namespace FluentMigrator.Runner;

/// <summary>A scope within another, which alone decides.</summary>
public class NoOpMigrationScope : IMigrationScope
{
    public bool IsActive { get; private set; } = true;

    public void Cancel() => IsActive = false;

    public void Complete() => IsActive = false;

    public void Dispose() => IsActive = false;
}

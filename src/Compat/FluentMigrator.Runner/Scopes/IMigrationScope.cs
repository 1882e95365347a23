namespace FluentMigrator.Runner;

/// <summary>A part of a run that takes effect as a whole. Disposing it before it is complete cancels it.</summary>
public interface IMigrationScope : IDisposable
{
    /// <summary>Whether it was neither completed nor cancelled yet.</summary>
    bool IsActive { get; }

    void Cancel();

    void Complete();
}

using FluentMigrator.Runner.Conventions;

namespace FluentMigrator.Runner.Initialization;

/// <summary>Finds the convention set.</summary>
public interface IConventionSetAccessor
{
    /// <summary>The set; null for the default one.</summary>
    IConventionSet GetConventionSet();
}

using Gromozeka.FluentMigrations.Adoption;
using Gromozeka.FluentMigrations.Planning;

namespace Gromozeka.FluentMigrations.Runs;

/// <summary>What a run has to do.</summary>
/// <param name="Adoption">How the database is adopted before the steps; null if it is not.</param>
/// <param name="Migrations">The steps.</param>
internal sealed record RunPlan(AdoptionPlan? Adoption, MigrationPlan Migrations)
{
    /// <summary>Whether there is anything to do.</summary>
    public bool IsPending => Adoption is not null || Migrations.Steps.Count > 0;
}

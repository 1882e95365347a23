using Gromozeka.FluentMigrations.DataLoss;
using Gromozeka.FluentMigrations.Diagnostics;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.History;
using Gromozeka.FluentMigrations.Recording;
using Microsoft.Extensions.Logging;

namespace Gromozeka.FluentMigrations.Execution;

/// <summary>What all steps of a run share.</summary>
/// <param name="Database">The database, for its name and its dialect.</param>
/// <param name="Session">Where the steps run.</param>
/// <param name="History">Where they are recorded.</param>
/// <param name="Recorder">What asks migrations for their operations.</param>
/// <param name="Losses">What is done about rows that a step would lose.</param>
/// <param name="Logger">Where steps and warnings are logged.</param>
/// <param name="Observer">What is told of each command.</param>
internal sealed record StepContext(
    IDatabase Database,
    IDatabaseSession Session,
    MigrationHistory History,
    StepRecorder Recorder,
    LossPolicy Losses,
    ILogger Logger,
    IStepObserver Observer
)
{
    /// <summary>How long the commands of a step may take; null for as long as they take.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Who is told of the steps; null when nobody listens.</summary>
    public RunWatch? Watch { get; init; }

    /// <summary>The backup of the database as it was before the run; null when none was made.</summary>
    public Backup? Backup { get; init; }
}

using Gromozeka.FluentMigrations.History;
using Gromozeka.FluentMigrations.Recording;

namespace Gromozeka.FluentMigrations.Runs;

/// <summary>What a run has done so far.</summary>
internal sealed class RunResults(string database, StartedStep started)
{
    private readonly List<CompletedStep> _completed = [];
    private readonly List<string> _profiles = [];

    /// <summary>The backup of the state before the run; null if none was created.</summary>
    public Backup? Backup { get; set; }

    /// <summary>How the database was adopted; null if it was not.</summary>
    public AdoptionReport? Adoption { get; set; }

    /// <summary>How many steps were completed.</summary>
    public int Completed => _completed.Count;

    /// <summary>How long the run has taken.</summary>
    public TimeSpan Elapsed => started.Elapsed;

    /// <summary>Adds a completed step, or a class of the profile.</summary>
    public void Add(PreparedStep step, TimeSpan duration, IReadOnlyList<DeletedRows> deleted, BatchProgress? batches)
    {
        if (step.Migration is null)
            _profiles.Add(step.Type.Name);
        else
            _completed.Add(new CompletedStep(step.Migration, step.Direction, duration) { Deleted = deleted, Batches = batches });
    }

    /// <summary>Creates the report.</summary>
    /// <param name="from">The version before the run.</param>
    /// <param name="to">The version after it.</param>
    public MigrationReport Report(long from, long to) =>
        new(database, from, to, _completed)
        {
            Adoption = Adoption,
            Backup = Backup,
            Profiles = _profiles,
            Duration = Elapsed,
        };
}

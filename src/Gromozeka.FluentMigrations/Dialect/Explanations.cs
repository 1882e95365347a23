namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>Says what a failed statement means: a fault of the database, or what the caller makes of it.</summary>
internal static class Explanations
{
    extension(IDatabase database)
    {
        /// <param name="cause">What the driver threw.</param>
        /// <param name="state">The state of the database.</param>
        /// <param name="otherwise">The error where the fault lies in the statement.</param>
        public MigrationException Explain(Exception cause, string state, Func<MigrationException> otherwise) =>
            database.Explain(cause, state) ?? otherwise();
    }
}

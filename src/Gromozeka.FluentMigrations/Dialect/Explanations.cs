namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>Explains a failure: as it explains itself, as a fault of the database, or as the error that the caller passes.</summary>
internal static class Explanations
{
    extension(IDatabase database)
    {
        /// <param name="cause">What was thrown. An error of the engine already says what is there.</param>
        /// <param name="state">The state of the database.</param>
        /// <param name="otherwise">The error if the statement itself is at fault.</param>
        public MigrationException Explain(Exception cause, string state, Func<MigrationException> otherwise) =>
            cause as MigrationException ?? database.Explain(cause, state) ?? otherwise();
    }
}

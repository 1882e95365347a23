using Gromozeka.FluentMigrations.Cli;

return Application.Run(args);

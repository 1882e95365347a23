using Gromozeka.FluentMigrations.Cli;
using Gromozeka.FluentMigrations.Commands;

return Application.Run(new ToolFront(), args);
